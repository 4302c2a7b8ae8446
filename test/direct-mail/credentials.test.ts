import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { identity, sharedChain } from '../../src/adapters/direct-mail/credentials.ts';

const found = { accessKeyId: 'ID', accessKeySecret: 'SECRET', securityToken: '', providerName: 'env' };

it('keys as set are used', () => {
  const keys = { accessKeyId: 'ID', accessKeySecret: 'SECRET' };
  expect(identity({ ...keys, securityToken: undefined })).toEqual(keys);
  expect(identity({ ...keys, securityToken: 'TOKEN' })).toEqual({ ...keys, securityToken: 'TOKEN' });
});

it.each([{ accessKeyId: 'ID' }, { accessKeySecret: 'SECRET' }, { accessKeyId: 'ID', accessKeySecret: '' }])(
  'half a key is no key, and nobody else is asked: %j',
  async (keys) => {
    const half = identity(keys);
    if (!('credential' in half)) throw new Error('taken for a key');
    await expect(half.credential.getCredential()).rejects.toMatchObject({ code: 'CredentialsNotFound', message: '' });
  },
);

it('a chain that failed is made anew, and its message goes nowhere', async () => {
  let made = 0;
  const chain = sharedChain(() => {
    made += 1;
    const good = made > 1;
    return {
      getCredentials: () => (good ? Promise.resolve(found) : Promise.reject(new Error('profile: secret=hunter2'))),
    };
  });
  await expect(chain.getCredential()).rejects.toMatchObject({ code: 'CredentialsNotFound', message: '' });
  await expect(chain.getCredential()).resolves.toMatchObject({ accessKeyId: 'ID', accessKeySecret: 'SECRET' });
  await expect(chain.getCredential()).resolves.toMatchObject({ accessKeyId: 'ID' });
  expect(made).toBe(2);
});

it('calls made together wait for the same look', async () => {
  let looks = 0;
  const chain = sharedChain(() => ({
    async getCredentials() {
      looks += 1;
      await sleep(5);
      return { ...found, accessKeyId: `look ${looks}` };
    },
  }));
  const together = await Promise.all([chain.getCredential(), chain.getCredential(), chain.getCredential()]);
  expect(together.map(({ accessKeyId }) => accessKeyId)).toEqual(['look 1', 'look 1', 'look 1']);
  expect((await chain.getCredential()).accessKeyId).toBe('look 2');
});
