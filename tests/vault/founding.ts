export const PASSWORD = '海风-2026-静静';

/** What the tests' vaults are founded with, unless a test is about that. */
export const FOUNDING = { schoolName: '滨海实验学校', personName: '林静', password: PASSWORD };
