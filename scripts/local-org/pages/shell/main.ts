import './openSession.ts';
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import App from 'host/app';

document.body.replaceChildren(createElement('host-app', { is: App }));
