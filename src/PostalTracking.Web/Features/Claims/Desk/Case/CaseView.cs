using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Desk.Queue;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.Web.Features.Claims.Desk.Case;

/// <summary>A canned text as this claim's customer would read it.</summary>
/// <param name="Text">Null: the claim has nothing to fill in for something it says.</param>
internal sealed record ReadyText(Guid Id, string Title, string? Text);

/// <summary>One claim with everything the desk looks at.</summary>
internal sealed record CaseView(Claim Claim, ClaimActor Actor, string Language, DateTimeOffset Now)
{
    public required Policy Policy { get; init; }

    public required string OfficeName { get; init; }

    public required IReadOnlyList<ClaimEntry> Entries { get; init; }

    public required IReadOnlyList<ClaimNeed> Needs { get; init; }

    /// <summary>Who of the staff acted: id → name.</summary>
    public required IReadOnlyDictionary<Guid, string> People { get; init; }

    /// <summary>Whom the claim may be given to.</summary>
    public required IReadOnlyList<Consultant> Consultants { get; init; }

    public required IReadOnlyList<CaseClock> Clocks { get; init; }

    public required IReadOnlyList<SimilarClaim> Similar { get; init; }

    public required IReadOnlyList<ReadyText> Texts { get; init; }

    public ParcelPage? Parcel { get; init; }

    public string? AssigneeName => Claim.AssigneeId is { } id ? People.GetValueOrDefault(id) : null;

    public bool IsMine => Claim.AssigneeId == Actor.StaffId;

    public ClaimView Part => new(Claim, Actor, Language);
}
