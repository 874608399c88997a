import { compactMoney, counted, day, fill, money, moment, percent } from 'c/format';

describe('c/format', () => {
  it('writes an amount as its currency wants it', () => {
    expect(money(1200, 'USD')).toBe('$1,200.00');
    expect(money(1200, 'JPY')).toBe('¥1,200');
  });

  it('writes a dash where there is no amount', () => {
    expect(money(null, 'USD')).toBe('–');
    expect(money(0, 'USD')).toBe('$0.00');
  });

  it('keeps amounts in charts short', () => {
    expect(compactMoney(1_224_000, 'USD')).toBe('$1.2M');
  });

  it('never moves a Date to another day, whatever the time zone', () => {
    expect(day('2026-11-23')).toBe('Nov 23, 2026');
  });

  it('shows a Datetime in the time zone of the user', () => {
    expect(moment('2026-11-23T02:00:00.000Z')).toContain('Nov 22, 2026');
  });

  it('writes nothing where there is no time', () => {
    expect(day(null)).toBe('');
    expect(moment(undefined)).toBe('');
  });

  it('fills the places of a label and leaves those without a value', () => {
    expect(fill('{0} of {1}', 'one')).toBe('one of {1}');
  });

  it('takes the label for one only for one', () => {
    expect([0, 1, 2].map((value) => counted('{0} payment', '{0} payments', value))).toEqual([
      '0 payments',
      '1 payment',
      '2 payments',
    ]);
  });

  it('writes a share as a whole percentage', () => {
    expect(percent(0.804)).toBe('80%');
  });
});
