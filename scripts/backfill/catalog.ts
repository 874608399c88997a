import type Stripe from 'stripe';

/** What many customers share and a list of subscriptions leaves out: the tiers of prices, coupons, product names. */
export class Catalog {
  readonly #stripe: Stripe;
  readonly #prices = new Map<string, Stripe.Price>();
  readonly #products = new Map<string, Stripe.Product>();
  readonly #coupons = new Map<string, Promise<Stripe.Coupon | null>>();

  private constructor(stripe: Stripe) {
    this.#stripe = stripe;
  }

  /** Asks for all prices and products, a hundred at a time. */
  static async load(stripe: Stripe): Promise<Catalog> {
    const catalog = new Catalog(stripe);
    for (const active of [true, false]) {
      for await (const price of stripe.prices.list({ active, limit: 100, expand: ['data.tiers'] })) {
        catalog.#prices.set(price.id, price);
      }
      for await (const product of stripe.products.list({ active, limit: 100 })) {
        catalog.#products.set(product.id, product);
      }
    }
    return catalog;
  }

  /** Gives a subscription's items their tiers and product names, and its discounts their complete coupons. */
  async complete(subscription: Stripe.Subscription): Promise<void> {
    for (const item of subscription.items.data) {
      item.price = this.#completePrice(item.price);
      await this.completeDiscounts(item.discounts);
    }
    await this.completeDiscounts(subscription.discounts);
  }

  /** Gives discounts their complete coupons; which products a coupon is limited to is told only on request. */
  async completeDiscounts(discounts: readonly (string | Stripe.Discount | null | undefined)[]): Promise<void> {
    for (const discount of discounts) {
      if (typeof discount !== 'object' || !discount?.source.coupon) continue;
      const { coupon } = discount.source;
      const complete = await this.#coupon(typeof coupon === 'string' ? coupon : coupon.id);
      if (complete) discount.source.coupon = complete;
    }
  }

  #completePrice(price: Stripe.Price): Stripe.Price {
    const complete = this.#prices.get(price.id) ?? price;
    const product = typeof complete.product === 'string' ? this.#products.get(complete.product) : undefined;
    return product ? { ...complete, product } : complete;
  }

  #coupon(id: string): Promise<Stripe.Coupon | null> {
    let coupon = this.#coupons.get(id);
    if (!coupon) {
      coupon = this.#askForCoupon(id);
      this.#coupons.set(id, coupon);
    }
    return coupon;
  }

  // A coupon that was deleted since lives on in its discounts only.
  async #askForCoupon(id: string): Promise<Stripe.Coupon | null> {
    try {
      return await this.#stripe.coupons.retrieve(id, { expand: ['applies_to', 'currency_options'] });
    } catch (error) {
      if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return null;
      throw error;
    }
  }
}
