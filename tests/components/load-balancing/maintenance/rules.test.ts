import { expect } from "chai";
import { maintenancePage } from "../../../../components/load-balancing/maintenance/page";
import { recordLoadBalancer, recordRoute, routeArgs, token } from "../fixture";

const bypass = { header: "X-Maintenance-Bypass", value: "0123456789abcdef0123456789abcdef" };
const before = { maintenance: 21_153, bypass: 21_152 };
const hostHeader = { hostHeader: { values: ["certs.apps.example.gov"] } };

describe("an app in maintenance", () => {
    it("is answered for by the load balancer, with 503 and a page, directly before its own rule", async () => {
        const maintenance = { message: "Back at 6 pm." };
        const { strict, placeholder } = await recordRoute({ maintenance, before });
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.names(token.rule)).to.deep.equal(["certs-tg", "certs-tg-maintenance"]);
        expect(strict.inputs(token.rule, "certs-tg-maintenance")).to.deep.include({
            priority: 21_153,
            conditions: [hostHeader],
            actions: [
                {
                    type: "fixed-response",
                    fixedResponse: {
                        statusCode: "503",
                        contentType: "text/html",
                        messageBody: maintenancePage("Back at 6 pm."),
                    },
                },
            ],
        });
    });

    it("keeps its own rule as it is, and so its target group's load balancer", async () => {
        const without = await recordRoute();
        const within = await recordRoute({ maintenance: { message: "Back soon." }, before });
        expect(within.strict.inputs(token.rule, "certs-tg")).to.deep.equal(
            without.strict.inputs(token.rule, "certs-tg"),
        );
    });

    it("is still reached by whoever knows the header, before that", async () => {
        const { placeholder } = await recordRoute({ maintenance: { message: "Back soon.", bypass }, before });
        expect(placeholder.inputs(token.rule, "certs-tg-bypass")).to.deep.include({
            priority: 21_152,
            conditions: [
                hostHeader,
                { httpHeader: { httpHeaderName: "X-Maintenance-Bypass", values: [bypass.value] } },
            ],
            actions: [{ type: "forward", targetGroupArn: placeholder.output(token.targetGroup, "certs-tg", "arn") }],
        });
        for (const name of ["certs-tg-bypass", "certs-tg-maintenance"]) {
            expect(placeholder.one(token.rule, name).options.deleteBeforeReplace).to.equal(true);
        }
    });

    it("needs a place for each rule", async () => {
        const maintenance = { message: "Back soon.", bypass };
        const refused = await recordRoute({ maintenance, before: { maintenance: 21_153 } }).then(
            () => "",
            (error: unknown) => String(error),
        );
        expect(refused).to.contain("certs-tg: no place for the rule bypass");
        expect(routeArgs().before).to.equal(undefined);
    });
});

describe("errors of a load balancer that answers for an app", () => {
    it("are those that it does not answer on purpose: all but 503", async () => {
        const queries = async (hasMaintenance: boolean) => {
            const { strict } = await recordLoadBalancer({ scheme: "internet-facing" }, { hasMaintenance });
            const list = strict.inputs(token.alarm, "public-errors")["metricQueries"] as unknown as readonly {
                readonly id: string;
                readonly expression?: string;
                readonly metric?: { readonly metricName: string };
            }[];
            const metrics = list.flatMap(({ metric }) => metric?.metricName ?? []);
            return [metrics, list.find(({ id }) => id === "failed")?.expression];
        };
        expect(await queries(false)).to.deep.equal([
            ["RequestCount", "HTTPCode_ELB_5XX_Count", "HTTPCode_Target_5XX_Count"],
            "FILL(from_load_balancer, 0) + FILL(from_apps, 0)",
        ]);
        expect(await queries(true)).to.deep.equal([
            [
                ...["RequestCount", "HTTPCode_ELB_500_Count", "HTTPCode_ELB_502_Count", "HTTPCode_ELB_504_Count"],
                "HTTPCode_Target_5XX_Count",
            ],
            "FILL(from_load_balancer, 0) + FILL(gateway, 0) + FILL(timeout, 0) + FILL(from_apps, 0)",
        ]);
    });
});
