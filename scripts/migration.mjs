import { continueInReadyCheckout } from './ready/checkout.mjs';

await continueInReadyCheckout('scripts/steps/new-migration.ts');
