import { timed, type Bench } from './measure.ts';
import { BenchWorld } from './world.ts';

const bench = 'scoring';

/** Subscriptions of every interval, quantity and discount, counted up by `i`; both languages draw the same ones. */
const apex = (count: number): string => `
  List<String> intervals = new List<String>{ 'month', 'year', 'week', 'day' };
  Datetime now = Datetime.newInstanceGmt(2026, 9, 21);
  MrrCalculator calculator = new MrrCalculator(new ScorePolicy(), now);
  CustomerFacts customer = new CustomerFacts();
  Decimal total = 0;
  for (Integer i = 0; i < ${count}; i++) {
    PriceFacts price = new PriceFacts();
    price.billingInterval = intervals[Math.mod(i, 4)];
    price.intervalCount = Math.mod(i, 3) + 1;
    price.unitAmount = 1000 + Math.mod(i * 37, 9000);
    SubscriptionItemFacts item = new SubscriptionItemFacts();
    item.price = price;
    item.quantity = Math.mod(i, 17) + 1;
    SubscriptionFacts subscription = new SubscriptionFacts();
    subscription.subscriptionId = 'sub_' + i;
    subscription.status = 'active';
    subscription.currencyCode = 'USD';
    subscription.startedAt = now.addDays(-100);
    subscription.currentPeriodEndsAt = now.addDays(15);
    subscription.items.add(item);
    if (Math.mod(i, 5) == 0) {
      DiscountFacts discount = new DiscountFacts();
      discount.percentOff = 20;
      discount.duration = 'forever';
      discount.startsAt = now.addDays(-50);
      subscription.discounts.add(discount);
    }
    total += calculator.ofSubscription(subscription, customer).amount;
  }
  System.debug('total ' + total);
`;

const monthsOf: Readonly<Record<string, number>> = { month: 1, year: 12, week: 12 / 52, day: 12 / 365 };

/** The same subscriptions and rules without Apex: amount × quantity, less the discount, over the interval's months. */
function totalInTypeScript(count: number): number {
  const intervals = ['month', 'year', 'week', 'day'];
  let total = 0;
  for (let i = 0; i < count; i++) {
    const items = [{ unitAmount: 1000 + ((i * 37) % 9000), quantity: (i % 17) + 1 }];
    const price = { interval: intervals[i % 4], intervalCount: (i % 3) + 1 };
    const percentOff = i % 5 === 0 ? 20 : 0;
    const gross = items.reduce((sum, { unitAmount, quantity }) => sum + unitAmount * quantity, 0);
    total += (gross * (100 - percentOff)) / 100 / (monthsOf[price.interval] * price.intervalCount);
  }
  return total / 100;
}

function totalInApex(world: BenchWorld, count: number): number {
  const { org } = world.org;
  let total = Number.NaN;
  const stop = org.listenToLog((line) => (total = Number(/total ([\d.]+)/.exec(line)?.[1] ?? total)));
  org.transact({ user: org.users.admin(), quiddity: 'ANONYMOUS' }, () => {
    const block = org.program.executeAnonymous(apex(count));
    const [problem] = block.problems;
    if (problem) throw new Error(`The scoring Apex does not compile: ${problem.line}: ${problem.message}`);
    block.run();
  });
  stop();
  return total;
}

/** MRR of many subscriptions in Apex, against the same sum written in TypeScript. */
export const scoringBench: Bench = {
  name: bench,
  async run(size) {
    const count = Math.round(10_000 * size);
    const world = new BenchWorld();
    let [inApex, inTypeScript] = [0, 0];
    const apexTime = await timed(() => (inApex = totalInApex(world, count)));
    const plainTime = await timed(() => (inTypeScript = totalInTypeScript(count)));
    world.org.close();
    const share = inApex / inTypeScript;
    if (!(Math.abs(share - 1) < 0.001)) throw new Error(`Apex found ${inApex}, TypeScript ${inTypeScript}.`);
    return [
      { bench, what: `${count} subscriptions in Apex`, value: apexTime, unit: 'ms' },
      { bench, what: `${count} subscriptions in TypeScript`, value: plainTime, unit: 'ms' },
      { bench, what: 'a subscription in Apex', value: (apexTime / count) * 1000, unit: 'µs' },
      { bench, what: 'Apex takes', value: apexTime / plainTime, unit: 'times as long' },
    ];
  },
};
