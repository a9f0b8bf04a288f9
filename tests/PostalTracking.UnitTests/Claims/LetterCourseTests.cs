using PostalTracking.Domain.Claims;

namespace PostalTracking.UnitTests.Claims;

public sealed class LetterCourseTests
{
    private static readonly LetterStep First = new(LetterKind.FirstToBank);

    [Fact]
    public void A_bank_is_first_asked_for_the_money_back()
    {
        var course = Bank();

        Assert.Equal(LetterStage.NotBegun, course.Stage);
        Assert.Equal([LetterKind.FirstToBank], course.Next);
    }

    [Fact]
    public void While_a_bank_has_time_it_may_only_be_reminded()
    {
        var course = Bank(First);

        Assert.Equal(LetterStage.Filed, course.Stage);
        Assert.Equal([LetterKind.Reminder], course.Next);
    }

    [Fact]
    public void When_its_time_has_run_out_the_next_stage_is_open_too() =>
        Assert.Equal([LetterKind.Reminder, LetterKind.PreArbitration], Bank(First with { IsOverdue = true }).Next);

    [Fact]
    public void A_refusal_opens_the_next_stage_and_nothing_else()
    {
        var refused = Bank(First with { Outcome = LetterOutcome.Refused });

        Assert.Equal(LetterStage.Answered, refused.Stage);
        Assert.Equal([LetterKind.PreArbitration], refused.Next);
    }

    [Fact]
    public void Whoever_asks_for_documents_gets_the_same_letter_with_them() => Assert.Equal(
        [LetterKind.FirstToBank, LetterKind.PreArbitration], Bank(First with { Outcome = LetterOutcome.DocumentsAsked }).Next);

    [Fact]
    public void A_reminder_is_no_stage_and_its_answer_is_the_answer()
    {
        var reminded = Bank(First with { IsOverdue = true }, new LetterStep(LetterKind.Reminder));
        Assert.Equal(LetterStage.Filed, reminded.Stage);
        Assert.Equal([LetterKind.Reminder], reminded.Next);

        var answered = Bank(First with { IsOverdue = true }, new LetterStep(LetterKind.Reminder, LetterOutcome.Refused));
        Assert.Equal(LetterStage.Answered, answered.Stage);
        Assert.Equal([LetterKind.PreArbitration], answered.Next);
    }

    [Fact]
    public void After_pre_arbitration_comes_arbitration_and_then_nothing()
    {
        var claimed = Bank(First with { Outcome = LetterOutcome.Refused }, new LetterStep(LetterKind.PreArbitration));
        Assert.Equal(LetterStage.PreArbitration, claimed.Stage);

        var refused = Bank(First, new LetterStep(LetterKind.PreArbitration, LetterOutcome.Refused));
        Assert.Equal([LetterKind.Arbitration], refused.Next);

        var judged = Bank(First, new LetterStep(LetterKind.Arbitration));
        Assert.Equal(LetterStage.Arbitration, judged.Stage);
        Assert.Empty(Bank(First, new LetterStep(LetterKind.Arbitration, LetterOutcome.Refused)).Next);
    }

    [Theory]
    [InlineData(CorrespondentKind.PaymentSystem, LetterKind.ToPaymentSystem)]
    [InlineData(CorrespondentKind.Seller, LetterKind.DemandToSeller)]
    public void Others_are_asked_reminded_and_asked_again(CorrespondentKind with, LetterKind kind)
    {
        Assert.Equal([kind], new LetterCourse(with, []).Next);
        Assert.Equal([LetterKind.Reminder], new LetterCourse(with, [new(kind, IsOverdue: true)]).Next);
        Assert.Equal([kind], new LetterCourse(with, [new(kind, LetterOutcome.Refused)]).Next);
    }

    private static LetterCourse Bank(params LetterStep[] letters) => new(CorrespondentKind.Bank, letters);
}
