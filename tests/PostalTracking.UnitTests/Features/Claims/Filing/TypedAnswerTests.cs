using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Filing;

namespace PostalTracking.UnitTests.Features.Claims.Filing;

public sealed class TypedAnswerTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    [Theory]
    [InlineData("2026-11-20", "2026-11-20")]
    [InlineData("20.11.2026", "2026-11-20")]
    [InlineData(" 1.2.2026 ", "2026-02-01")]
    [InlineData("2026-11-29", "2026-11-29")]
    public void Reads_a_day_as_fields_and_people_write_it(string typed, string kept)
    {
        Assert.Null(TypedAnswer.Read(Of(AnswerForm.Day), typed, Today, out var read));
        Assert.Equal(kept, read);
    }

    [Theory]
    [InlineData(AnswerForm.Day, "2026-11-30", "Wrong.DayAhead")]
    [InlineData(AnswerForm.Day, "31.11.2026", "Wrong.Day")]
    [InlineData(AnswerForm.Day, "1999-01-01", "Wrong.Day")]
    [InlineData(AnswerForm.Sum, "много", "Wrong.Sum.NotANumber")]
    [InlineData(AnswerForm.Sum, "0", "Wrong.Sum.Zero")]
    [InlineData(AnswerForm.CardEnd, "4276000011112222", "Wrong.CardEnd")]
    [InlineData(AnswerForm.CardEnd, "٤٢٧٦", "Wrong.CardEnd")]
    [InlineData(AnswerForm.Words, "  ", "Wrong.Empty")]
    public void Says_what_is_wrong(AnswerForm form, string typed, string problem) =>
        Assert.Equal(problem, TypedAnswer.Read(Of(form), typed, Today, out _));

    [Fact]
    public void A_sum_is_kept_in_kopecks_and_shown_again_as_roubles()
    {
        Assert.Null(TypedAnswer.Read(Of(AnswerForm.Sum), "1 700,50 ₽", Today, out var kept));
        Assert.Equal("170050", kept);
        Assert.Equal("1700,50", TypedAnswer.Typed(Of(AnswerForm.Sum), kept));
    }

    [Fact]
    public void What_need_not_be_answered_may_stay_empty() =>
        Assert.Null(TypedAnswer.Read(Of(AnswerForm.CardEnd) with { IsRequired = false }, "", Today, out _));

    private static ClaimQuestion Of(AnswerForm form) => new("any", form, IsRequired: true);
}
