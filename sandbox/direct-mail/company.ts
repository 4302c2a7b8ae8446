import type { Day } from '../../src/dates/range.ts';
import type { Account } from './account.ts';
import { addDays } from './china.ts';
import { addresses, companyIps, companyStreams } from './company-streams.ts';

const marketingPool = 'ippool-5d41402abc';
const transactionalPool = 'ippool-7d793037a0';
const marketingSet = 'cfgset-b1946ac924';
const transactionalSet = 'cfgset-8ad8757baa';

/** A shop that sends newsletters on Tuesdays and Thursdays, receipts every day, and has lately one IP in trouble. */
export function company(today: Day): Account {
  return {
    senders: [
      { address: addresses.news, domain: 'mail.brightcart.example', type: 'batch', config: marketingSet },
      { address: addresses.hello, domain: 'mail.brightcart.example', type: 'batch', config: null },
      { address: addresses.receipts, domain: 'notify.brightcart.example', type: 'trigger', config: transactionalSet },
      { address: addresses.alerts, domain: 'notify.brightcart.example', type: 'trigger', config: transactionalSet },
    ],
    tags: [
      { name: 'newsletter', description: 'Twice a week' },
      { name: 'flash_sale', description: 'Friday offers' },
      { name: 'welcome', description: 'New customers' },
      { name: 'receipt', description: 'Orders' },
      { name: 'shipping', description: 'Parcels on their way' },
      { name: 'password_reset', description: '' },
      { name: 'back_in_stock', description: 'Wish lists' },
      { name: 'black_friday', description: 'Nothing sent with it yet' },
    ],
    domains: ['mail.brightcart.example', 'notify.brightcart.example'],
    ips: [
      { id: 'dip-1001', ip: companyIps.marketing, pool: marketingPool },
      { id: 'dip-1002', ip: companyIps.sick, pool: marketingPool, sickSince: addDays(today, -10) },
      { id: 'dip-1003', ip: companyIps.transactional, pool: transactionalPool },
      { id: 'dip-1004', ip: companyIps.poolless, pool: null },
    ],
    pools: [
      { id: marketingPool, name: 'marketing' },
      { id: transactionalPool, name: 'transactional' },
    ],
    configSets: [
      { id: marketingSet, name: 'campaigns', description: 'Newsletters and offers', pool: marketingPool },
      { id: transactionalSet, name: 'orders', description: 'Receipts, parcels, passwords', pool: transactionalPool },
    ],
    streams: companyStreams,
  };
}
