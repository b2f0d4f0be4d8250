import { continueInReadyCheckout } from './ready/checkout.mjs';

await continueInReadyCheckout('scripts/steps/run-tests.ts');
