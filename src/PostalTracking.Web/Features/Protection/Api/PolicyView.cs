using System.Text.Json.Serialization;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Protection.Api;

/// <summary>A policy as the API tells it: nothing of the buyer in it.</summary>
/// <param name="AccessCode">Ten characters for the buyer; only in the answer to the sale.</param>
/// <param name="CoverUntil">The last instant covered.</param>
/// <param name="Limit">All claims together never exceed it.</param>
/// <param name="EvidenceRule"><c>phone</c> or <c>video</c>.</param>
/// <param name="Status"><c>active</c>, <c>voided</c> or <c>refunded</c>.</param>
internal sealed record PolicyView(
    string PolicyNumber,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AccessCode,
    string TrackNumber,
    Money Premium,
    DateTime CoverFrom,
    DateTime CoverUntil,
    Money Limit,
    string EvidenceRule,
    string Status)
{
    public static PolicyView Of(Policy policy, BuyerKeys? keys = null) => new(
        policy.PolicyNumber,
        keys?.AccessCode,
        policy.TrackNumber,
        Money.Roubles(policy.Premium),
        policy.CoverFrom.UtcDateTime,
        policy.CoverUntil.UtcDateTime,
        Money.Roubles(policy.CoverLimit),
        policy.EvidenceRule == Domain.Protection.EvidenceRule.Phone ? "phone" : "video",
        policy.Status.Name());
}
