import { barsOf, HEIGHT, levelsOf, Scale } from '../waterfall';

const movement = (type: string, amount: number): RevenueMovementView => ({ type, amount, count: amount === 0 ? 0 : 1 });

const month: RevenueMonthView = {
  startsOn: '2026-11-01',
  endsAt: '2026-11-30T23:59:59.000Z',
  startMrr: 100,
  endMrr: 120,
  movements: [movement('New', 40), movement('FX', -10), movement('Expansion', 60), movement('Churn', -70)],
  startCustomers: 1,
  endCustomers: 1,
};

describe('waterfall', () => {
  const scale = new Scale([month]);
  const bars = new Map(barsOf([month], scale).map((bar) => [bar.type, bar]));
  const topOf = (type: string): number => bars.get(type)?.y ?? NaN;
  const bottomOf = (type: string): number => topOf(type) + (bars.get(type)?.height ?? NaN);

  it('climbs with gains from the start of the month', () => {
    expect(bottomOf('New')).toBeCloseTo(scale.y(100));
    expect(topOf('New')).toBeCloseTo(scale.y(140));
    expect(bottomOf('Expansion')).toBeCloseTo(scale.y(140));
    expect(topOf('Expansion')).toBeCloseTo(scale.y(200));
  });

  it('falls with losses to its end', () => {
    expect(topOf('FX')).toBeCloseTo(scale.y(200));
    expect(bottomOf('Churn')).toBeCloseTo(scale.y(120));
    expect(levelsOf([month], scale)[0]?.y).toBeCloseTo(scale.y(120));
  });

  it('keeps every level inside the chart', () => {
    expect(scale.y(200)).toBeGreaterThanOrEqual(0);
    expect(scale.y(100)).toBeLessThanOrEqual(HEIGHT);
  });

  it('draws nothing for what did not move', () => {
    expect(barsOf([{ ...month, movements: [movement('New', 0)] }], scale)).toEqual([]);
  });

  it('has a few round amounts beside its lines, from below the lowest level to above the highest', () => {
    const amountsOf = (startMrr: number, endMrr: number): number[] =>
      new Scale([{ ...month, startMrr, endMrr, movements: [] }]).gridlines().map(({ amount }) => amount);
    expect(amountsOf(21_318, 28_740)).toEqual([30_000, 28_000, 26_000, 24_000, 22_000, 20_000]);
    expect(amountsOf(0, 100)).toEqual([100, 75, 50, 25, 0]);
    expect(amountsOf(0, 0)).toEqual([1, 0.75, 0.5, 0.25, 0]);
  });
});
