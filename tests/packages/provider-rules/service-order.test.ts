import { expect } from "chai";
import type { ProviderResource } from "@platform/provider-rules/index";
import { check, resource, urnOf } from "./fixtures/build";
import { PROGRAM } from "./fixtures/program";

/** What is said of the order in which the service of the sound program comes, with some resources changed. */
function said(change: (one: ProviderResource) => ProviderResource, ...more: readonly ProviderResource[]): string[] {
    const findings = check([...PROGRAM.map(change), ...more]);
    return findings.filter(({ code }) => code === "service-before-listener").map(({ message }) => message);
}

/** The service waits for these alone. */
function waitingFor(...names: readonly string[]) {
    return (one: ProviderResource): ProviderResource =>
        one.name === "service" ? { ...one, dependencies: names.map(urnOf) } : one;
}

describe("provider knowledge: what a service waits for", () => {
    it("is the rule that leads to its target group, also by way of others", () => {
        const gate = resource("cloudwatch/logGroup:LogGroup", "gate", {}, {}, ["rule"]);
        expect(said(waitingFor("rule"))).to.deep.equal([]);
        expect(said(waitingFor("gate"), gate)).to.deep.equal([]);
        expect(said(waitingFor("targets"))).to.have.length(1);
    });

    it("may be a component with the rule in it", () => {
        const component: ProviderResource = {
            ...resource("lb/listener:Listener", "group", {}),
            type: "my:web:Group",
            custom: false,
        };
        const inGroup = (one: ProviderResource) =>
            waitingFor("group")(one.name === "rule" ? { ...one, parent: component.urn } : one);
        expect(said(inGroup, component)).to.deep.equal([]);
        expect(said(waitingFor("group"), component)).to.have.length(1);
    });

    it("may be the load balancer: a listener is there before the provider gives up", () => {
        expect(said(waitingFor("targets", "balancer"))).to.deep.equal([]);
    });

    it("is nothing where the program makes no load balancer, or what it waits for is not known", () => {
        const found = (one: ProviderResource) =>
            waitingFor("targets")(one.name === "balancer" ? { ...one, custom: false } : one);
        const { dependencies: _, ...unknown } = PROGRAM.find(({ name }) => name === "service") as ProviderResource;
        expect(said(found)).to.deep.equal([]);
        expect(said((one) => (one.name === "service" ? unknown : one))).to.deep.equal([]);
    });
});
