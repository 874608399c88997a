import type { Random } from '../account/random.ts';
import { COUPONS, type Catalog } from './catalog.ts';
import type { Contract } from './life.ts';
import type { Moment } from './stories.ts';

const DAYS = 545;
const FEEDBACK = [
  'too_expensive',
  'missing_features',
  'switched_service',
  'unused',
  'customer_service',
  'low_quality',
  'other',
];
const COMMENTS = [
  null,
  'Only two of us still used it.',
  'We need single sign-on.',
  'Our new tool does this as well.',
  'Answers from support took too long.',
  'The project is over.',
];
const DECLINES = ['insufficient_funds', 'generic_decline', 'do_not_honor', 'expired_card', 'processing_error'];

/** Draws the life of one customer: what it buys, how it grows, what goes wrong, and whether it leaves. */
export function drawLife(catalog: Catalog, random: Random, now: number): Moment[] {
  const start = random.chance(0.35) ? random.between(DAYS - 60, DAYS) : random.between(3, DAYS - 60);
  const contract = drawContract(catalog, random, now - start * 86_400);
  const end = drawEnd(random, start);
  const moments: Moment[] = [{ daysAgo: start, happen: (life) => life.signUp(contract) }];
  moments.push(...growth(random, start, end), ...troubles(random, start, end));
  if (contract.collectionMethod === 'send_invoice') moments.push(...transfers(random, start));
  if (end > 0) moments.push(...leaving(catalog, random, end));
  return moments;
}

function drawContract(catalog: Catalog, random: Random, startsAt: number): Contract {
  const rhythm = random.chance(0.2) ? 'year' : 'month';
  const currency = random.weighted([
    [88, 'usd'],
    [8, 'eur'],
    [4, 'jpy'],
  ] as const);
  const usd = currency === 'usd';
  const plan = random.weighted([
    [40, 'starter'],
    [34, 'team'],
    [usd ? 19 : 0, 'business'],
    [usd ? 7 : 0, 'enterprise'],
  ] as const);
  const small = { price: catalog.starter[currency]?.[rhythm] ?? '', quantity: 1 };
  const items = {
    starter: small,
    team: { price: catalog.team[currency]?.[rhythm] ?? '', quantity: random.between(3, 28) },
    business: { price: catalog.business[rhythm], quantity: random.between(8, 90) },
    enterprise: { price: catalog.enterprise, quantity: random.between(40, 320) },
  };
  const coupon = random.chance(0.14) ? drawCoupon(random, usd) : null;
  const isSent = plan === 'enterprise' && random.chance(0.5);
  return {
    items: [items[plan]],
    ...(coupon === null ? {} : { discounts: [{ coupon }] }),
    ...(currency === 'eur' && random.chance(0.6) ? { defaultTaxRates: [catalog.germanVat] } : {}),
    ...(!isSent && random.chance(0.3) ? { trialEnd: startsAt + 14 * 86_400 } : {}),
    ...(isSent ? { collectionMethod: 'send_invoice', daysUntilDue: 30, card: null } : { card: drawCard(random) }),
  };
}

function drawCoupon(random: Random, usd: boolean): string {
  const { forever20, forever30, threeMonthsHalf, once10, fixed25 } = COUPONS;
  return random.weighted([
    [4, forever20],
    [1, forever30],
    [3, threeMonthsHalf],
    [2, once10],
    [usd ? 2 : 0, fixed25],
  ]);
}

function drawCard(random: Random): string {
  return random.weighted([
    [6, 'visa'],
    [3, 'mastercard'],
    [1, 'amex'],
  ]);
}

/** Days ago at which the customer leaves, 0 when it stays: about 2.5 % leave in a month. */
function drawEnd(random: Random, start: number): number {
  for (let daysAgo = start - 45; daysAgo > 2; daysAgo -= 30) {
    if (random.chance(0.025)) return daysAgo;
  }
  return 0;
}

function growth(random: Random, start: number, end: number): Moment[] {
  const moments: Moment[] = [];
  for (let daysAgo = start - random.between(50, 150); daysAgo > end; daysAgo -= random.between(70, 190)) {
    const factor = random.weighted([
      [6, 1.1 + random.next() * 0.4],
      [2, 1],
      [2, 0.6 + random.next() * 0.3],
    ]);
    moments.push({ daysAgo, happen: (life) => life.setSeats((seats) => (seats === 1 ? 1 : seats * factor)) });
  }
  return moments;
}

function troubles(random: Random, start: number, end: number): Moment[] {
  const moments: Moment[] = [];
  for (let daysAgo = start - 30; daysAgo > Math.max(end, 3); daysAgo -= 30) {
    if (random.chance(0.045)) {
      const [code, attempts] = [random.pick(DECLINES), random.between(1, 3)];
      moments.push({ daysAgo, happen: (life) => life.declinePayments(code, attempts) });
    }
    if (random.chance(0.006)) {
      const portion = random.weighted([
        [2, 1],
        [3, 0.5],
        [2, 0.2],
      ]);
      moments.push({ daysAgo, happen: (life) => life.refund(portion, 'requested_by_customer') });
    }
    if (random.chance(0.002)) moments.push({ daysAgo, happen: (life) => life.dispute('fraudulent') });
  }
  return moments;
}

function transfers(random: Random, start: number): Moment[] {
  const how = random.chance(0.7) ? 'transfer' : 'card';
  return [start - random.between(10, 40), start - 365 - random.between(10, 40)]
    .filter((daysAgo) => daysAgo > 0)
    .map((daysAgo) => ({ daysAgo, happen: (life) => life.payOpen(how) }));
}

function leaving(catalog: Catalog, random: Random, end: number): Moment[] {
  if (random.chance(0.2)) {
    const code = random.pick(DECLINES);
    return [{ daysAgo: end, happen: (life) => life.declinePayments(code, null) }];
  }
  const when = random.chance(0.7) ? 'at period end' : 'now';
  const [feedback, comment] = [random.pick(FEEDBACK), random.pick(COMMENTS)];
  const moments: Moment[] = [{ daysAgo: end, happen: (life) => life.cancel(when, feedback, comment) }];
  const back = end - random.between(60, 150);
  if (back > 0 && random.chance(0.3)) {
    const items = [{ price: catalog.starter['usd']?.month ?? '', quantity: 1 }];
    moments.push({ daysAgo: back, happen: (life) => life.comeBack({ items }) });
  }
  return moments;
}
