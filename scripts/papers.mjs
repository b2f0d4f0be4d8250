import { continueInReadyCheckout } from './ready/checkout.mjs';

await continueInReadyCheckout('scripts/steps/print-papers.ts');
