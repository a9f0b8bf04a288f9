using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>Reads the checklist of a claim with the files that came for it.</summary>
internal sealed class ReadEvidence(PostalTrackingDbContext db, EvidenceList list, ReadProof proof)
{
    public async Task<EvidencePage> ReadAsync(ClaimView view, CancellationToken cancellationToken)
    {
        var claim = view.Claim;
        var needs = await db.Set<ClaimNeed>().AsNoTracking()
            .Where(n => n.TrackNumber == claim.TrackNumber && n.ClaimNumber == claim.ClaimNumber)
            .ToListAsync(cancellationToken);
        var found = await list.ReadAsync(claim, view.Actor, cancellationToken);
        IReadOnlyList<FileLine> files = view.Actor.IsStaff
            ? await proof.AddAsync(claim, found, cancellationToken)
            : [.. found.Select(file => new FileLine(file, null, []))];
        var lines = LinesOf(claim, needs, files);
        return new(
            view,
            Lead(view, lines, files),
            lines,
            MaySend: claim.Status is not (ClaimStatus.Closed or ClaimStatus.Withdrawn or ClaimStatus.Paid),
            IsBusy: files.Any(file => file.IsUnderway),
            Mark(lines));
    }

    // The lines of the rule in a draft, which nobody has asked for anything yet; then whatever else there are files for.
    private static List<NeedLine> LinesOf(Claim claim, List<ClaimNeed> needs, IReadOnlyList<FileLine> files)
    {
        IEnumerable<NeedLine> asked = needs.Count > 0
            ? needs.Select(need => new NeedLine(need.Kind, StateOf(need, Of(need.Kind)), need.Note, Of(need.Kind)))
            : claim.Circumstance is { } circumstance
                ? EvidenceKinds.For(circumstance, claim.EvidenceRule).Select(need => new NeedLine(
                    need.Kind, need.IsRequired ? NeedState.Required : NeedState.Welcome, Note: null, Of(need.Kind)))
                : [];
        List<NeedLine> lines = [.. asked.OrderBy(need => need.State).ThenBy(need => need.Kind)];
        var others = files.Select(file => file.File.Kind).Append(EvidenceKind.Other)
            .Distinct().Except(lines.Select(line => line.Kind)).Order();
        return [.. lines, .. others.Select(kind => new NeedLine(kind, NeedState.Welcome, null, Of(kind)))];

        IReadOnlyList<FileLine> Of(EvidenceKind kind) => [.. files.Where(file => file.File.Kind == kind)];
    }

    private static NeedState StateOf(ClaimNeed need, IReadOnlyList<FileLine> files) =>
        need.ReceivedAt is not null ? NeedState.Received
        : need.WaivedAt is not null ? NeedState.Waived
        : files.Any(file => file.File.State == EvidenceState.Checking) ? NeedState.Checking
        : need.IsRequired ? NeedState.Required
        : NeedState.Welcome;

    private static string Lead(ClaimView view, List<NeedLine> lines, IReadOnlyList<FileLine> files)
    {
        var open = lines.Where(line => line.State == NeedState.Required)
            .Select(line => FilmTexts.For("Quoted", view.Language, ClaimTexts.For("Kind", line.Kind, view.Language))).ToList();
        return open.Count > 0 ? Said("Needed", string.Join(FilmTexts.For("Comma", view.Language), open))
            : files.Any(file => file.File.State == EvidenceState.Checking) ? Said("Checking")
            : lines.Any(line => line.State == NeedState.Received) ? Said("Complete")
            : Said("Nothing");

        string Said(string what, params ReadOnlySpan<object?> values) => view.Actor.IsStaff
            ? FilmStaffTexts.For($"Lead.Staff.{what}", view.Language, values)
            : FilmTexts.For($"Lead.{what}", view.Language, values);
    }

    private static string Mark(List<NeedLine> lines) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(lines))))[..16];
}
