// The components of the set-up page by the names that its markup uses.
import { addRecord } from '../parts/add_record.js';
import { ghosts } from '../parts/ghosts.js';
import { notices } from '../parts/notices.js';
import { ordering } from './ordering.js';
import { pastePeople } from './paste_people.js';
import { pasteSteps } from '../map/paste.js';
import { recordForm } from '../parts/record_form.js';
import { setUp } from './set_up.js';
import { setUpAgenda } from './agenda.js';
import { setUpFunctions } from './functions.js';
import { setUpPeople } from './people.js';
import { setUpRules } from './rules.js';
import { setUpSteps } from './steps.js';

export const components = {
  addRecord,
  ghosts,
  notices,
  ordering,
  pastePeople,
  pasteSteps,
  recordForm,
  setUp,
  setUpAgenda,
  setUpFunctions,
  setUpPeople,
  setUpRules,
  setUpSteps,
};
