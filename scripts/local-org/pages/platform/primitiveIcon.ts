import BaseIcon from 'lightning/primitiveIcon';

/** An icon that is drawn from the design system's sprite of its category. */
export default class PrimitiveIcon extends BaseIcon {
  override get href(): string {
    const [category, name] = (this.iconName ?? '').split(':');
    return this.src ? super.href : `/slds/icons/${category}-sprite/svg/symbols.svg#${name}`;
  }
}
