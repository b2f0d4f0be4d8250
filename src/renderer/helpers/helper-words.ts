export const WRITE_HELPER = '登记心理委员';
export const WRITE_TRAINING = '登记参训';
