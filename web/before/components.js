// What the page is made of on which a function fills in, before the day, what it knows.
import { addRecord } from '../parts/add_record.js';
import { beforeTheDay } from './before.js';
import { notices } from '../parts/notices.js';
import { recordForm } from '../parts/record_form.js';

export const components = { addRecord, beforeTheDay, notices, recordForm };
