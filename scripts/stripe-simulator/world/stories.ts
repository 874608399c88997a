import { DAY } from '../billing/calendar.ts';
import { COUPONS, type Catalog } from './catalog.ts';
import type { Contract, Life } from './life.ts';

/** Something that happens to a customer, this many days before today. */
export interface Moment {
  daysAgo: number;
  happen: (life: Life) => void;
}

/** A customer whose life is written by hand, so that every state a demo needs is there today. */
export interface Story {
  name: string;
  domain: string;
  /** Another local part than the contact's name, such as a person's own address. */
  email?: string;
  moments: (catalog: Catalog, now: number) => Moment[];
}

const at = (daysAgo: number, happen: (life: Life) => void): Moment => ({ daysAgo, happen });
const starts = (daysAgo: number, contract: Contract): Moment => at(daysAgo, (life) => life.signUp(contract));
const price = (id: string | undefined, quantity = 1): Contract['items'] => [{ price: id ?? '', quantity }];

/** The hand-written part of the world; each line of moments is in order of time. */
export const STORIES: readonly Story[] = [
  {
    name: 'Harborview Hotels',
    domain: 'harborview-hotels.com',
    moments: ({ business }) => [
      starts(520, { items: price(business.month, 30) }),
      at(300, (life) => life.setSeats(() => 45)),
      at(120, (life) => life.setSeats(() => 62)),
      at(4, (life) => life.setSeats(() => 80)),
    ],
  },
  {
    name: 'Kestrel Robotics',
    domain: 'kestrel-robotics.io',
    moments: ({ team }) => [
      starts(410, { items: price(team['usd']?.month, 22) }),
      at(12, (life) => life.declinePayments('insufficient_funds', null)),
      at(11, (life) => life.setSeats((seats) => seats + 3)),
      at(10, (life) => life.changePrice(team['usd']?.year ?? '', 25)),
    ],
  },
  {
    name: 'Bluebird Learning',
    domain: 'bluebirdlearning.org',
    moments: ({ team, support }) => [
      starts(480, { items: price(team['usd']?.month, 14), discounts: [{ coupon: COUPONS.forever30 }] }),
      at(200, (life) => life.subscribe({ items: price(support) })),
    ],
  },
  {
    name: 'Cobalt Freight',
    domain: 'cobaltfreight.com',
    moments: ({ enterprise }) => [
      starts(400, { items: price(enterprise, 120), collectionMethod: 'send_invoice', daysUntilDue: 30, card: null }),
      at(375, (life) => life.payOpen('transfer')),
    ],
  },
  {
    name: 'Juniper Clinics',
    domain: 'juniperclinics.com',
    moments: ({ business }) => [
      starts(500, { items: price(business.month, 18) }),
      at(9, (life) => life.cancel('at period end', 'too_expensive', 'The budget was cut for next year.')),
    ],
  },
  {
    name: 'Saffron Foods',
    domain: 'saffronfoods.com',
    moments: ({ starter, team }) => [
      starts(530, { items: price(starter['usd']?.month) }),
      at(310, (life) => life.cancel('now', 'missing_features', 'No way to export to our warehouse.')),
      at(190, (life) => life.subscribe({ items: price(team['usd']?.month, 6) })),
    ],
  },
  {
    name: 'Tidal Media',
    domain: 'tidalmedia.net',
    moments: ({ team }) => [
      starts(260, { items: price(team['usd']?.month, 9) }),
      at(20, (life) => life.cancel('now', 'switched_service', 'We went with the suite our parent company uses.')),
    ],
  },
  {
    name: 'Heron Energy',
    domain: 'heron-energy.com',
    moments: ({ usage }) => [
      starts(240, { items: [{ price: usage }] }),
      ...Array.from({ length: 34 }, (_, week) =>
        at(238 - week * 7, (life) => life.use('api_calls', 9_000 + week * 450)),
      ),
    ],
  },
  {
    name: 'Lindenhof Verlag GmbH',
    domain: 'lindenhof-verlag.de',
    moments: ({ team, germanVat }) => [
      starts(450, { items: price(team['eur']?.month, 16), defaultTaxRates: [germanVat] }),
      at(150, (life) => life.setSeats(() => 20)),
    ],
  },
  {
    name: '柏木デザイン株式会社',
    domain: 'kashiwagi-design.co.jp',
    moments: ({ team }) => [starts(380, { items: price(team['jpy']?.year, 12) })],
  },
  {
    name: 'Willow Outdoors Ltd',
    domain: 'willowoutdoors.co.uk',
    moments: ({ business, britishVat }) => [
      starts(330, { items: price(business.month, 12), defaultTaxRates: [britishVat] }),
      at(25, (life) => life.pause('void', null)),
    ],
  },
  {
    name: 'Maple Insurance',
    domain: 'mapleinsurance.com',
    moments: ({ business }) => [
      starts(290, { items: price(business.month, 26) }),
      at(6, (life) => life.dispute('product_not_received')),
    ],
  },
  {
    name: 'Quartz Studios',
    domain: 'quartzstudios.co',
    moments: ({ starter }) => [
      starts(210, { items: price(starter['usd']?.year), discounts: [{ coupon: COUPONS.once10 }] }),
      at(6, (life) => life.refund(0.5, 'requested_by_customer')),
    ],
  },
  {
    name: 'Ember Games',
    domain: 'embergames.io',
    moments: ({ team }, now) => [starts(5, { items: price(team['usd']?.month, 8), trialEnd: now + 9 * DAY })],
  },
  {
    name: 'Atlas Group Holdings',
    domain: 'atlas-group.com',
    moments: ({ enterprise }) => [starts(500, { items: price(enterprise, 260) })],
  },
  {
    name: 'Atlas Group Logistics',
    domain: 'atlas-group.com',
    moments: ({ business }) => [
      starts(360, { items: price(business.month, 40), discounts: [{ coupon: COUPONS.forever20 }] }),
    ],
  },
  {
    name: 'Lena Weber Coaching',
    domain: 'gmail.com',
    email: 'lena.weber.coaching',
    moments: ({ starter }) => [starts(170, { items: price(starter['usd']?.month) })],
  },
  {
    name: 'Osprey Legal',
    domain: 'ospreylegal.com',
    moments: ({ starter }) => [
      starts(400, { items: price(starter['usd']?.month) }),
      at(70, (life) => life.declinePayments('expired_card', null)),
    ],
  },
];
