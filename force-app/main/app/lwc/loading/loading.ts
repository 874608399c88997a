import { LightningElement } from 'lwc';
import LOADING from '@salesforce/label/c.Loading';

/** Stands where something will be shown that is under way. */
export default class Loading extends LightningElement {
  text = LOADING;
}
