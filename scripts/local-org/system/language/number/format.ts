import { ApexDecimal } from '../../../runtime/decimal.ts';

/** A number with thousands separators, as `format()` gives it in the running user's locale; here en_US. */
export function grouped(value: ApexDecimal): string {
  const digits = value.scale > 3 ? value.setScale(3) : value;
  const [whole, fraction = ''] = digits.toPlainString().split('.');
  const kept = fraction.replace(/0+$/, '');
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (kept === '' ? '' : `.${kept}`);
}
