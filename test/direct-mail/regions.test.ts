import { expect, it } from 'vitest';
import { addressOf } from '../../src/adapters/direct-mail/regions.ts';

it.each([
  ['cn-hangzhou', 'dm.aliyuncs.com'],
  ['ap-southeast-1', 'dm.ap-southeast-1.aliyuncs.com'],
  ['us-east-1', 'dm.us-east-1.aliyuncs.com'],
  ['eu-central-1', 'dm.eu-central-1.aliyuncs.com'],
])('%s is asked at %s, safely', (region, host) => {
  expect(addressOf(region)).toEqual({ host, protocol: 'HTTPS' });
});

it.each([
  ['http://127.0.0.1:8080', { host: '127.0.0.1:8080', protocol: 'HTTP' }],
  ['http://127.0.0.1:8080/', { host: '127.0.0.1:8080', protocol: 'HTTP' }],
  ['HTTPS://dm.example.com', { host: 'dm.example.com', protocol: 'HTTPS' }],
  ['dm-vpc.cn-hangzhou.aliyuncs.com', { host: 'dm-vpc.cn-hangzhou.aliyuncs.com', protocol: 'HTTPS' }],
  ['127.0.0.1:8443', { host: '127.0.0.1:8443', protocol: 'HTTPS' }],
  ['http://[::1]:8080', { host: '[::1]:8080', protocol: 'HTTP' }],
])('the endpoint %s wins over the region', (endpoint, address) => {
  expect(addressOf('cn-hangzhou', endpoint)).toEqual(address);
});

it.each(['http://dm.example.com/path', 'http://user:secret@dm.example.com', 'http://', 'dm example'])(
  'the endpoint %s is refused without quoting it',
  (endpoint) => {
    expect(() => addressOf('cn-hangzhou', endpoint)).toThrow(
      'The Direct Mail endpoint must be a host, or a URL without a path.',
    );
  },
);

it.each(['ap-southeast-2', 'mars', 'toString'])('the region %s is not there', (region) => {
  expect(() => addressOf(region)).toThrow(`Unknown Direct Mail region: ${region}.`);
});
