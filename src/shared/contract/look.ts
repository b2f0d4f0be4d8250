import { z } from 'zod';

/** How large everything is drawn, smallest first: the steps that Ctrl and + or − go through. 1 is as it is designed. */
export const TEXT_SIZES = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** 颜色: `auto` follows the system. */
export const COLOURS = ['light', 'dark', 'auto'] as const;
export type Colours = (typeof COLOURS)[number];

/** What this PC looks like, at the door too: the window keeps it beside the vault. Nothing of anybody. */
export const lookOfThisPc = z.strictObject({ textSize: z.literal(TEXT_SIZES), colours: z.enum(COLOURS) });
export type LookOfThisPc = z.infer<typeof lookOfThisPc>;

export const AS_DESIGNED: LookOfThisPc = { textSize: 1, colours: 'auto' };

/** What may be changed of it; a size also by a step, which ends at either end. */
export const lookChange = z.strictObject({
  textSize: z.union([z.literal(TEXT_SIZES), z.enum(['larger', 'smaller'])]).optional(),
  colours: z.enum(COLOURS).optional(),
});
export type LookChange = z.infer<typeof lookChange>;

/** The look after a change. */
export function changedLook(look: LookOfThisPc, { textSize, colours }: LookChange): LookOfThisPc {
  return {
    textSize: textSize === undefined ? look.textSize : sizeAfter(look.textSize, textSize),
    colours: colours ?? look.colours,
  };
}

function sizeAfter(size: TextSize, wanted: TextSize | 'larger' | 'smaller'): TextSize {
  if (typeof wanted === 'number') return wanted;
  return TEXT_SIZES[TEXT_SIZES.indexOf(size) + (wanted === 'larger' ? 1 : -1)] ?? size;
}
