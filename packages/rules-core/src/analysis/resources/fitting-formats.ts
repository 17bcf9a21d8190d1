/** The formats that the reference publishes for ARNs, held against one that is written. */
import { arnFormatsOf, foreignArnFormatsOf, meetsFormat, type ArnFormat } from '../../catalog/arn-formats.js';
import { matches } from '../../patterns/wildcard.js';

/** The formats that resources with such a resource part can have; those of other services where no own one fits. */
export function formatsFor(service: string, resource: string): readonly ArnFormat[] {
  const fitting = arnFormatsOf(service).filter((format) => meetsFormat(format, resource));
  return fitting.length > 0
    ? fitting
    : foreignArnFormatsOf(service).filter((format) => meetsFormat(format, resource));
}

/** All formats of ARNs with this service, whoever publishes them. */
export function everyFormatOf(service: string): readonly ArnFormat[] {
  return [...arnFormatsOf(service), ...foreignArnFormatsOf(service)];
}

/** Whether a Region or account field can be that of a format: both are empty, or both are not. */
export function fits(published: string, written: string): boolean {
  return published === '' ? matches(written, '') : written !== '';
}
