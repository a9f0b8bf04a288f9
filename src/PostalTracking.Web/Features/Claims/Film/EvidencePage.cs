using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>The checklist of a claim as one of its two sides reads it.</summary>
/// <param name="IsBusy">Something is on its way or being checked: worth asking again soon.</param>
/// <param name="Mark">Changes when what is shown does.</param>
internal sealed record EvidencePage(ClaimView View, string Lead, IReadOnlyList<NeedLine> Lines, bool MaySend, bool IsBusy, string Mark);

/// <summary>One line of it.</summary>
internal sealed record NeedLine(EvidenceKind Kind, NeedState State, string? Note, IReadOnlyList<FileLine> Files)
{
    /// <summary>Something is still to come, or more of it may.</summary>
    public bool IsWanted => State is NeedState.Required or NeedState.Welcome;

    /// <summary>What a phone offers to choose from: pictures and films first, papers where papers are asked for.</summary>
    public string Accepts => Kind switch
    {
        EvidenceKind.UnboxingVideo => "video/*",
        EvidenceKind.GoodsPhoto => "image/*,video/*",
        EvidenceKind.ReturnReceipt or EvidenceKind.BankStatement => "image/*,application/pdf",
        _ => "image/*,video/*,application/pdf",
    };
}

/// <summary>How a line stands; each has its word: <c>Need.{state}</c>.</summary>
internal enum NeedState
{
    Required,

    /// <summary>A file is here and not judged yet.</summary>
    Checking,
    Welcome,
    Received,
    Waived,
}

/// <summary>A file with all that is told of it.</summary>
/// <param name="Proof">Null for a file that was not filmed in the browser, and for the customer.</param>
internal sealed record FileLine(EvidenceFile File, FilmProof? Proof, IReadOnlyList<Viewing> Viewings)
{
    public Tone Tone => File.State switch
    {
        EvidenceState.Ready => Tone.Good,
        EvidenceState.Refused or EvidenceState.Quarantined => Tone.Bad,
        _ => Tone.Waiting,
    };

    public bool IsUnderway => File.State is EvidenceState.Uploading or EvidenceState.Checking;

    /// <summary>All of it is here, and nothing was found against it yet.</summary>
    public bool IsWhole => File.State is EvidenceState.Checking or EvidenceState.Ready;

    public bool IsVideo => File.MediaType?.StartsWith("video/", StringComparison.Ordinal) == true;

    public bool IsImage => File.MediaType?.StartsWith("image/", StringComparison.Ordinal) == true;
}

/// <summary>What our own clock says of a film that came while it was made.</summary>
internal sealed record FilmProof(
    DateTimeOffset First, DateTimeOffset Last, int Parts, TimeSpan LongestPause, IReadOnlyList<EvidenceGap> Gaps);

/// <param name="Who">A name, or null for the customer.</param>
internal sealed record Viewing(string? Who, DateTimeOffset At);
