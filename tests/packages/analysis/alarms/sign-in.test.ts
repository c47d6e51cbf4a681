import { expect } from "chai";
import { analyzeAlarms } from "@platform/analysis/alarms/result";
import { someApps } from "../../../harness/stack";
import { planOfStack } from "../support/plans";

const id = "identity-provider-down";

/** Some apps of production, with an app that people sign in for. */
const signedIn = (values: Readonly<Record<string, unknown>>) => {
    const services = values["platform:services"] as Readonly<Record<string, { readonly public: object }>>;
    const boards = services["boards-commissions"];
    const signIn = {
        issuer: "https://login.example.gov",
        authorizationEndpoint: "https://login.example.gov/authorize",
        tokenEndpoint: "https://login.example.gov/token",
        userInfoEndpoint: "https://login.example.gov/userinfo",
        clientId: "boards",
        clientSecret: "/platform/prod/boards-commissions/sign-in",
    };
    const open = { ...boards?.public, signIn };
    return { ...someApps(values), "platform:services": { "boards-commissions": { ...boards, public: open } } };
};

describe("an identity provider that is down", () => {
    it("wakes somebody, of the load balancer at which people sign in, and of no other", async () => {
        const { outcomes } = analyzeAlarms(await planOfStack("prod", signedIn));
        const down = outcomes.filter((one) => one.id === id);
        expect(down.map(({ where, verdict }) => [where, verdict])).to.deep.equal([["open", "good"]]);
        expect(down.flatMap(({ fired }) => fired.map(({ alarm }) => alarm))).to.include("open-sign-in");
    });

    it("is nothing that happens where nobody signs in", async () => {
        const { outcomes } = analyzeAlarms(await planOfStack("prod"));
        expect(outcomes.filter((one) => one.id === id)).to.deep.equal([]);
    });
});
