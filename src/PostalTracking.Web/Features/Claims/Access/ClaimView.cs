using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Access;

/// <summary>What the parts of a case page are given: which claim, for whom, in which language.</summary>
internal sealed record ClaimView(Claim Claim, ClaimActor Actor, string Language);
