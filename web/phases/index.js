// Every Alpine component by the name that markup uses. A new phase adds its line here.
import { room } from '../room/room.js';

export const components = {
  room,
};
