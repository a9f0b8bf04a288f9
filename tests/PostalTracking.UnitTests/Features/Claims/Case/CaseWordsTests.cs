using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Case;
using PostalTracking.Web.Features.Claims.Filing;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Counter;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.UnitTests.Features.Claims.Case;

/// <summary>What a page looks up by a value has its words for each value, in each language.</summary>
public sealed class CaseWordsTests
{
    private static readonly ClaimStatus[] Decisions = [ClaimStatus.Approved, ClaimStatus.PartlyApproved, ClaimStatus.Rejected];

    public static TheoryData<string> Languages => [.. Web.Features.Shared.Languages.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_step_of_a_claim_has_its_sentence(string language)
    {
        foreach (var status in Enum.GetValues<ClaimStatus>().Except([ClaimStatus.Draft]))
        {
            Has(CaseTexts.Words, $"Title.{status}", language);
            Has(CaseTexts.Words, status == ClaimStatus.Submitted ? "Story.Submitted.Online" : $"Story.{status}", language);
        }

        foreach (var kind in Enum.GetValues<ClaimEntryKind>())
        {
            Has(CaseTexts.Words, $"Story.Kind.{kind}", language);
        }

        Assert.All(Enum.GetValues<ClockKind>(), clock => Has(CaseTexts.Words, $"Feed.{clock}", language));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_reason_of_a_decision_has_its_rule_and_every_refusal_says_what_would_change_it(string language)
    {
        foreach (var (decision, reason) in Decisions.SelectMany(to => ClaimReasons.For(to).Select(reason => (to, reason))))
        {
            Has(CaseTexts.Words, $"Rule.{reason}", language);
            if (decision != ClaimStatus.Approved)
            {
                Has(CaseTexts.Words, $"Change.{reason}", language);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_case_and_question_can_be_asked(string language)
    {
        foreach (var circumstance in Enum.GetValues<Circumstance>())
        {
            Has(FilingTexts.Words, $"What.{circumstance}", language);
            Has(FilingTexts.Words, $"Story.Hint.{circumstance}", language);
            Assert.All(ClaimQuestions.For(circumstance), question =>
            {
                Has(FilingTexts.Words, $"Ask.{question.Key}", language);
                Has(FilingTexts.Words, $"Label.{question.Key}", language);
            });
        }

        Assert.All(Enum.GetValues<SumProblem>(), problem => Has(FilingTexts.Words, $"Wrong.Sum.{problem}", language));
    }

    private static void Has(ResourceTexts words, string key, string language) =>
        Assert.False(string.IsNullOrEmpty(words.Find(key, language)), $"{key}, {language}");
}
