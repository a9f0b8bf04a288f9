using System.Text.Json;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Case;

/// <summary>A day of a claim's story, in the office's time.</summary>
internal sealed record CaseDay(string Heading, IReadOnlyList<CaseLine> Lines);

/// <param name="Said">What happened.</param>
/// <param name="Quote">A person's words, in the claim's language.</param>
/// <param name="File">The name of a file, as its sender named it.</param>
internal sealed record CaseLine(
    int Sequence, DateTimeOffset At, string Time, ClaimAuthor Author, string Said, string? Quote, string? File, DecisionLetter? Letter);

/// <summary>Tells the story of a claim in its customer's language.</summary>
internal static class CaseStory
{
    public static IReadOnlyList<CaseDay> Of(CaseFile file, string language)
    {
        var words = new DateWords(language);
        return [.. file.Story.GroupBy(entry => file.At(entry.At).Day).Select(day => new CaseDay(
            words.NearDayOfWeek(day.Key, file.At(file.Now).Day),
            [.. day.Select(entry => LineOf(file, entry, language))]))];
    }

    private static CaseLine LineOf(CaseFile file, ClaimEntry entry, string language)
    {
        var letter = DecisionLetter.Of(file, entry, language);
        var evidence = EvidenceOf(file, entry);
        return new(
            entry.Sequence,
            entry.At,
            DateWords.Clock(file.At(entry.At)),
            entry.Author,
            CaseTexts.For(KeyOf(file.Claim, entry), language, Of(file, entry, evidence, language)),
            letter is null ? entry.Text : null,
            evidence?.FileName,
            letter);
    }

    private static string KeyOf(Claim claim, ClaimEntry entry) => entry switch
    {
        { Kind: ClaimEntryKind.Moved, From: ClaimStatus.OnHold } => "Story.Resumed",
        { Kind: ClaimEntryKind.Moved, To: ClaimStatus.Submitted } => $"Story.Submitted.{claim.Channel}",
        { Kind: ClaimEntryKind.Moved, To: ClaimStatus.InReview, Author: ClaimAuthor.Customer } => "Story.Ready",
        { Kind: ClaimEntryKind.Moved, To: ClaimStatus.InReview, From: ClaimStatus.EvidenceRequested } => "Story.Complete",
        { Kind: ClaimEntryKind.Moved, To: ClaimStatus.InReview, From: ClaimStatus.BankCorrespondence } => "Story.BankAnswered",
        { Kind: ClaimEntryKind.Moved, To: ClaimStatus.EvidenceRequested, Author: ClaimAuthor.House } => "Story.Needed",
        { Kind: ClaimEntryKind.Moved, To: { } to } => $"Story.{to}",
        { Kind: ClaimEntryKind.Message } => $"Story.Message.{entry.Author}",
        _ => $"Story.Kind.{entry.Kind}",
    };

    // {0}: a sum, a reason or a kind of file, whichever the entry has.
    private static string Of(CaseFile file, ClaimEntry entry, Evidence? evidence, string language) =>
        entry.Amount is { } amount ? Roubles.Of(amount, language)
        : entry.Reason is { } reason ? ClaimTexts.For("Reason", reason, language)
        : evidence is not null ? ClaimTexts.For("Kind", evidence.Kind, language)
        : CaseTexts.Listed(file.Needs.Where(need => need.IsRequired && need.AskedAt <= entry.At).Select(need => need.Kind), language);

    private static Evidence? EvidenceOf(CaseFile file, ClaimEntry entry)
    {
        if (entry.About is null)
        {
            return null;
        }

        using var about = JsonDocument.Parse(entry.About);
        return about.RootElement.TryGetProperty("evidenceId", out var id) && id.TryGetGuid(out var evidenceId)
            ? file.Files.FirstOrDefault(one => one.EvidenceId == evidenceId)
            : null;
    }
}
