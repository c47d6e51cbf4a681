import { z } from "zod";
import type { ConfigOf } from "../../shared/block/block";
import { longestPage, maintenancePage } from "./page";

/** What users get while an app is not to be asked. */
export const maintenanceSchema = z
    .strictObject({
        message: z
            .string()
            .min(1)
            .superRefine((value, context) => {
                const over = maintenancePage(value).length - longestPage;
                if (over > 0) {
                    const message = `allowed: ${over} characters less; AWS takes a page of ${longestPage} with all that is around the message`;
                    context.addIssue({ code: "custom", message });
                }
            })
            .describe("What the page says below its heading, such as `Back at 6 pm.`"),
        bypass: z
            .strictObject({
                header: z
                    .string()
                    .max(40)
                    .regex(/^[A-Za-z0-9-]+$/, { error: "allowed: the name of a header such as X-Maintenance-Bypass" })
                    .default("X-Maintenance-Bypass")
                    .describe("Name of the header."),
                value: z
                    .string()
                    .regex(/^[0-9a-f]{32}$/, {
                        error: "allowed: 32 hexadecimal digits, as `openssl rand -hex 16` makes them",
                    })
                    .describe("Its value. Whoever reads the stack file knows it: it keeps strangers out, not people."),
            })
            .optional()
            .describe("A header with which one's own requests still reach the app."),
    })
    .describe("A page in place of the app, as long as this stands here. The app's copies stay, and deployments go on.");

export type MaintenanceConfig = ConfigOf<typeof maintenanceSchema>;
