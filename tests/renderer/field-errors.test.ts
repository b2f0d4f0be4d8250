import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { fieldErrors, parseInChinese } from '#renderer/parts/field-errors.ts';
import { contract, isRequestName, type RequestName } from '#shared/contract/index.ts';

function errorsOf(name: RequestName, values: unknown): Record<string, string> {
  const input: z.ZodType = contract[name].input;
  const parsed = parseInChinese(input, values);
  return parsed.success ? {} : fieldErrors(parsed.error);
}

describe('what is missing in a form', () => {
  it('is said at its field, in Chinese, also where nothing has been chosen yet', () => {
    const errors = errorsOf('watchlist.setLevel', {
      studentIds: [],
      level: null,
      fromOn: null,
      reason: ' ',
      decidedBy: '',
      discoveryRoute: null,
    });
    expect(errors).toEqual({
      studentIds: '请选择学生',
      level: '请选择',
      fromOn: '请填写日期，例如 2026-09-01',
      reason: '请填写',
      decidedBy: '请填写',
      discoveryRoute: '请选择',
    });
  });

  it('never speaks English', () => {
    for (const name of Object.keys(contract).filter(isRequestName)) {
      const errors = Object.values(errorsOf(name, {}));
      for (const message of errors) expect(message, name).not.toMatch(/[A-Za-z]{3,}/);
    }
  });
});
