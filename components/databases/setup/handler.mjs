// Plain JavaScript, because Lambda runs this file as it is.
import { setTimeout as pause } from "node:timers/promises";
import { AppUser } from "./app-user.mjs";
import { MasterPassword } from "./master-password.mjs";
import { MasterConnections } from "./master-connections.mjs";

/**
 * The function's handler. It makes an app's database and user, or sets a new master password: for the first time, or as
 * the rotation of its secret. Neither its results nor what it throws hold a secret.
 */
export function databaseSetup({ now = Date.now, sleep = pause, ...clients }) {
    const tools = { ...clients, now, sleep };
    const master = new MasterConnections(tools);
    return async (event) => {
        if (event.owner !== undefined) {
            return new AppUser(tools, master, event).make();
        }
        const password = new MasterPassword(tools, master);
        return event.Step === undefined ? password.first() : password.rotate(event);
    };
}
