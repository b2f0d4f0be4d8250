export const WRITE_ENQUIRY = '登记来信来电';
