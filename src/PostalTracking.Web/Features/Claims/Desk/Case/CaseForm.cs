using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Desk.Case;

/// <summary>What a form of the case page brings; whatever stands against it, what was typed comes back with the answer.</summary>
internal sealed class CaseForm
{
    /// <summary>Of the claim that was looked at.</summary>
    public int Version { get; set; }

    /// <summary>The last entry that could be read there.</summary>
    public int Seen { get; set; }

    public ClaimStatus? To { get; set; }

    public ClaimReason? Reason { get; set; }

    public string? Text { get; set; }

    /// <summary>Roubles as typed.</summary>
    public string? Amount { get; set; }

    public List<EvidenceKind> Kinds { get; set; } = [];

    public Dictionary<EvidenceKind, string?> Notes { get; set; } = [];

    /// <summary>For the staff only, not for the customer.</summary>
    public bool IsNote { get; set; }

    public Guid? Who { get; set; }

    /// <summary>What is not needed after all.</summary>
    public EvidenceKind? Kind { get; set; }

    public Guid? Canned { get; set; }

    public string? Words => string.IsNullOrWhiteSpace(Text) ? null : Text.Trim() is { Length: > WriteMessage.Longest } longer
        ? longer[..WriteMessage.Longest]
        : Text.Trim();

    public IReadOnlyList<AskedEvidence> Needs =>
        [.. Kinds.Distinct().Select(kind => new AskedEvidence(kind, Short(Notes.GetValueOrDefault(kind))))];

    private static string? Short(string? note) =>
        string.IsNullOrWhiteSpace(note) ? null : note.Trim() is { Length: > 1000 } longer ? longer[..1000] : note.Trim();
}
