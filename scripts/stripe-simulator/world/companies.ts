import type { Random } from '../account/random.ts';

/** Who a customer is. */
export interface Company {
  name: string;
  domain: string;
  contact: string;
  email: string;
}

const FIRST = [
  'Alder', 'Amber', 'Anchor', 'Arbor', 'Aster', 'Beacon', 'Birch', 'Bluebird', 'Bright', 'Cedar', 'Cobalt', 'Copper',
  'Coral', 'Crescent', 'Delta', 'Echo', 'Elm', 'Ember', 'Falcon', 'Fern', 'Flint', 'Forge', 'Granite', 'Harbor',
  'Hazel', 'Heron', 'Indigo', 'Ivory', 'Juniper', 'Kestrel', 'Lantern', 'Larch', 'Linden', 'Lumen', 'Maple', 'Meridian',
  'Mosaic', 'Nimbus', 'Oak', 'Onyx', 'Orchard', 'Osprey', 'Pine', 'Prairie', 'Quartz', 'Raven', 'River', 'Saffron',
  'Sequoia', 'Sparrow', 'Summit', 'Tidal', 'Timber', 'Topaz', 'Umber', 'Vale', 'Violet', 'Willow', 'Wren', 'Zephyr',
]; // prettier-ignore
const SECOND = [
  'Analytics', 'Apparel', 'Architects', 'Biotech', 'Books', 'Clinics', 'Coffee', 'Consulting', 'Design', 'Energy',
  'Films', 'Foods', 'Freight', 'Games', 'Gardens', 'Health', 'Homes', 'Hotels', 'Insurance', 'Interiors', 'Labs',
  'Learning', 'Legal', 'Logistics', 'Media', 'Mobility', 'Outdoors', 'Partners', 'Pharma', 'Press', 'Robotics',
  'Software', 'Sports', 'Studios', 'Supply', 'Systems', 'Tools', 'Travel', 'Ventures', 'Works',
]; // prettier-ignore
const GIVEN = [
  'Aisha', 'Ana', 'Ben', 'Chloé', 'Daniel', 'Elif', 'Emma', 'Femi', 'Grace', 'Hiro', 'Ines', 'Jonas', 'Kofi', 'Lena',
  'Luca', 'Maya', 'Mei', 'Nora', 'Omar', 'Priya', 'Rafael', 'Sofia', 'Tom', 'Yara', 'Zoë',
]; // prettier-ignore
const FAMILY = [
  'Adeyemi', 'Berg', 'Costa', 'Dubois', 'Eriksen', 'Fischer', 'Garcia', 'Haddad', 'Ito', 'Jensen', 'Kaya', 'Larsen',
  'Moreau', 'Novak', 'Okafor', 'Patel', 'Quinn', 'Rossi', 'Schmidt', 'Tanaka', 'Usman', 'Vargas', 'Weber', 'Young',
]; // prettier-ignore
const ENDINGS = ['com', 'com', 'com', 'io', 'co', 'net'];

/** Makes companies, no two of the same name. */
export class Companies {
  readonly #random: Random;
  readonly #taken = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  next(): Company {
    let name = this.#name();
    while (this.#taken.has(name)) name = this.#name();
    return this.named(name, `${slug(name)}.${this.#random.pick(ENDINGS)}`);
  }

  /** A company whose name and domain are given. */
  named(name: string, domain: string): Company {
    this.#taken.add(name);
    const contact = `${this.#random.pick(GIVEN)} ${this.#random.pick(FAMILY)}`;
    return { name, domain, contact, email: `${slug(contact, '.')}@${domain}` };
  }

  #name(): string {
    return `${this.#random.pick(FIRST)} ${this.#random.pick(SECOND)}`;
  }
}

/** Letters and digits of a text, without accents. */
export function slug(text: string, separator = ''): string {
  const plain = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return plain.toLowerCase().replace(/[^a-z0-9]+/g, separator);
}
