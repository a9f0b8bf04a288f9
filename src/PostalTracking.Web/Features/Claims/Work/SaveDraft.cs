using System.Text.Json;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>What somebody fills in. Null: not answered on this page, what was there stays.</summary>
/// <param name="AmountAsked">Kopecks.</param>
/// <param name="Answers">By the keys of the circumstance's questions; laid over those that are there.</param>
internal sealed record ClaimFacts(
    Circumstance? Circumstance = null,
    string? Description = null,
    long? AmountAsked = null,
    IReadOnlyDictionary<string, string>? Answers = null)
{
    public const int LongestDescription = 4000;

    public void WriteTo(Claim claim)
    {
        claim.Circumstance = Circumstance ?? claim.Circumstance;
        claim.Description = Description ?? claim.Description;
        claim.AmountAsked = AmountAsked ?? claim.AmountAsked;
        if (Answers is not null)
        {
            var all = AnswersOf(claim);
            foreach (var (question, answer) in Answers)
            {
                all[question] = answer;
            }

            claim.Answers = JsonSerializer.Serialize(all, JsonSerializerOptions.Web);
        }
    }

    public static Dictionary<string, string> AnswersOf(Claim claim) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(claim.Answers, JsonSerializerOptions.Web)!;
}

/// <summary>Keeps one page of the journey: a draft survives a closed page, a dead battery, a lost line.</summary>
internal sealed class SaveDraft(ClaimTransaction claims)
{
    public Task<ClaimOutcome> SaveAsync(
        string claimNumber, ClaimFacts facts, ClaimActor actor, int? version, CancellationToken cancellationToken) =>
        claims.RunAsync(
            claimNumber,
            actor,
            version,
            claim =>
            {
                if (claim.Status != ClaimStatus.Draft)
                {
                    return Task.FromResult<ClaimOutcome>(new ClaimOutcome.Changed(claim));
                }

                facts.WriteTo(claim);
                claim.Version++;
                return Task.FromResult<ClaimOutcome>(new ClaimOutcome.Done(claim));
            },
            cancellationToken);
}
