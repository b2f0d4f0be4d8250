import type { RollOverPreview } from '#shared/contract/roll-over.ts';
import type { Decisions, Outlook } from './decisions.ts';

/** What every step of the roll-over is given. */
export interface StepProps {
  preview: RollOverPreview;
  decisions: Decisions;
  outlook: Outlook;
  onDecide(decisions: Decisions): void;
}
