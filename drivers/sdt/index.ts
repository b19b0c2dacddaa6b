/** The door of the SDT driver: everything else in this folder is its own business. */
export { createSdtReader, type SdtReader } from './driver.ts';
