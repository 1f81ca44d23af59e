/** Is a decimal text below zero? */
export const isNegative = (amount: string): boolean => amount.startsWith('-');

/** The colour beside the sign that the text has anyway. */
export const signClass = (amount: string): string => (isNegative(amount) ? 'less' : 'more');
