import { continueInReadyCheckout } from './ready/checkout.mjs';

await continueInReadyCheckout('scripts/steps/take-screens.ts');
