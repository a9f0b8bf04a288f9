using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Store;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>Reads the checklist of a claim with the files that came for it. A customer is shown the files he sent himself.</summary>
internal sealed class ReadEvidence(PostalTrackingDbContext db, ReadProof proof)
{
    public async Task<EvidencePage> ReadAsync(ClaimView view, CancellationToken cancellationToken)
    {
        var claim = view.Claim;
        var needs = await db.Set<ClaimNeed>().AsNoTracking()
            .Where(n => n.TrackNumber == claim.TrackNumber && n.ClaimNumber == claim.ClaimNumber)
            .ToListAsync(cancellationToken);
        var files = await FilesAsync(view, cancellationToken);
        var lines = LinesOf(claim, needs, files);
        return new(
            view,
            Lead(view, lines, files),
            lines,
            MaySend: claim.Status.IsOpen(),
            IsBusy: files.Any(file => file.IsUnderway),
            Mark(lines));
    }

    private async Task<IReadOnlyList<FileLine>> FilesAsync(ClaimView view, CancellationToken cancellationToken)
    {
        var claim = view.Claim;
        var found = await (
            from evidence in db.Set<Evidence>()
            join upload in db.Set<EvidenceUpload>()
                on new { evidence.TrackNumber, evidence.ClaimNumber, evidence.EvidenceId }
                equals new { upload.TrackNumber, upload.ClaimNumber, upload.EvidenceId } into uploads
            from upload in uploads.DefaultIfEmpty()
            where evidence.TrackNumber == claim.TrackNumber && evidence.ClaimNumber == claim.ClaimNumber
            where view.Actor.IsStaff || (evidence.Author == ClaimAuthor.Customer && evidence.State != EvidenceState.Removed)
            orderby evidence.BegunAt
            select new { evidence, upload }).AsNoTracking().ToListAsync(cancellationToken);
        var files = found
            .Select(one => new FileLine(
                one.evidence, one.upload?.Received ?? one.evidence.Size ?? 0, one.upload?.Length ?? one.evidence.Size, null, [], false))
            .ToList();
        return view.Actor.IsStaff ? await proof.AddAsync(claim, files, cancellationToken) : files;
    }

    // The lines of the rule in a draft, which nobody has asked for anything yet; then whatever else there are files for.
    private static List<NeedLine> LinesOf(Claim claim, List<ClaimNeed> needs, IReadOnlyList<FileLine> files)
    {
        var asked = needs.Count > 0
            ? needs.Select(need => (need.Kind, State: StateOf(need), need.Note))
            : claim.Circumstance is { } circumstance
                ? EvidenceKinds.For(circumstance, claim.EvidenceRule)
                    .Select(need => (need.Kind, need.IsRequired ? NeedState.Required : NeedState.Welcome, Note: (string?)null))
                : [];
        var lines = asked.OrderBy(need => need.State).ThenBy(need => need.Kind)
            .Select(need => new NeedLine(need.Kind, need.State, need.Note, Of(need.Kind))).ToList();
        var others = files.Select(file => file.File.Kind).Append(EvidenceKind.Other)
            .Distinct().Except(lines.Select(line => line.Kind)).Order();
        return [.. lines, .. others.Select(kind => new NeedLine(kind, NeedState.Welcome, null, Of(kind)))];

        IReadOnlyList<FileLine> Of(EvidenceKind kind) => [.. files.Where(file => file.File.Kind == kind)];
    }

    private static NeedState StateOf(ClaimNeed need) =>
        need.ReceivedAt is not null ? NeedState.Received
        : need.WaivedAt is not null ? NeedState.Waived
        : need.IsRequired ? NeedState.Required
        : NeedState.Welcome;

    private static string Lead(ClaimView view, List<NeedLine> lines, IReadOnlyList<FileLine> files)
    {
        var open = lines.Where(line => line.State == NeedState.Required && !line.Files.Any(file => file.IsWhole)).ToList();
        return open.Count > 0 ? Said("Needed", string.Join(", ", open.Select(line => Lower(ClaimTexts.For("Kind", line.Kind, view.Language)))))
            : files.Any(file => file.File.State == EvidenceState.Checking) ? Said("Checking")
            : lines.Any(line => line.State == NeedState.Received) ? Said("Complete")
            : Said("Nothing");

        string Said(string what, params ReadOnlySpan<object?> values) => view.Actor.IsStaff
            ? FilmStaffTexts.For($"Lead.Staff.{what}", view.Language, values)
            : FilmTexts.For($"Lead.{what}", view.Language, values);
    }

    private static string Lower(string words) => $"{char.ToLowerInvariant(words[0])}{words[1..]}";

    private static string Mark(List<NeedLine> lines) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(lines))))[..16];
}
