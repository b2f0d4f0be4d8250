import { continueInReadyCheckout } from './ready/checkout.mjs';

await continueInReadyCheckout('scripts/steps/crash-test.ts');
