import type { z } from 'zod';

/**
 * Checks values with a schema. Where the schema has no message of its own, because the value is of another
 * kind than it expects (nothing chosen yet), the message asks for what is missing, in Chinese.
 */
export function parseInChinese<Accepted>(schema: z.ZodType<Accepted>, values: unknown) {
  return schema.safeParse(values, {
    error: (issue) => {
      if (issue.code === 'invalid_type') return issue.input === null ? '请选择' : '请填写';
      if (issue.code === 'invalid_value' || issue.code === 'invalid_format') return '请选择';
      return '请核对这一项';
    },
  });
}

/** The first message of each field, by the field's path as @mantine/form names it (`guardians.0.name`). */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join('.');
    errors[path] ??= issue.message;
    // A list whose entry is wrong is shown by one picker, which goes by the list's name.
    const [field] = issue.path;
    if (field !== undefined) errors[String(field)] ??= issue.message;
  }
  return errors;
}
