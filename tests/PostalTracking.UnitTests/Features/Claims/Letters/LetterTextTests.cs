using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Letters;

namespace PostalTracking.UnitTests.Features.Claims.Letters;

public sealed class LetterTextTests
{
    private static readonly Dictionary<string, string?> Values = new()
    {
        ["claimNumber"] = "407 138 592",
        ["customerName"] = null,
        ["description"] = "Тут {{policyNumber}} и <b>жирно</b>",
    };

    [Fact]
    public void A_value_goes_where_its_name_stands() =>
        Assert.Equal("Обращение 407 138 592.", Render("Обращение {{claimNumber}}.").Text);

    [Fact]
    public void A_line_whose_optional_value_is_absent_falls_away() =>
        Assert.Equal("Раз\nТри 407 138 592", Render("Раз\nКлиент: {{customerName?}}\nТри {{claimNumber?}}").Text);

    [Fact]
    public void A_value_that_is_needed_and_absent_is_named()
    {
        var (_, missing) = Render("{{customerName}}, {{amountAsked}}, {{amountAsked}}");

        Assert.Equal(["customerName", "amountAsked"], missing);
    }

    [Fact]
    public void What_a_value_holds_is_never_read_as_a_template() =>
        Assert.Equal("Тут {{policyNumber}} и <b>жирно</b>", Render("{{description}}").Text);

    [Theory]
    [InlineData("{{claimNumer}}", "{{claimNumer}}")]
    [InlineData("{{ClaimNumber}}", "{{ClaimNumber}}")]
    [InlineData("Сумма {{сумма?}} рублей", "{{сумма?}}")]
    [InlineData("Не закрыто {{claimNumber", "{{claimNumber")]
    [InlineData("claimNumber}} не открыто", "}}")]
    [InlineData("{{}}", "{{")]
    public void What_is_no_variable_is_named_as_it_was_typed(string text, string named) =>
        Assert.Equal(named, LetterText.Unknown(text)[0]);

    [Fact]
    public void Known_variables_are_no_strangers() =>
        Assert.Empty(LetterText.Unknown(string.Join(' ', LetterVariables.All.Select(name => $"{{{{{name}}}}} {{{{ {name}? }}}}"))));

    [Theory]
    [InlineData("Просим вернуть 500 ₽", null)]
    [InlineData("Просим вернуть {{amountAsked}}", "{{amountAsked}}")]
    [InlineData("Просим вернуть {{ amount", "{{ amount")]
    public void A_text_that_goes_out_has_no_braces_left(string text, string? left) => Assert.Equal(left, LetterText.Braces(text));

    [Fact]
    public void Lines_end_in_one_way_and_carry_no_spaces() => Assert.Equal("а\n\nб", LetterText.Tidy("\r\nа  \r\n\r\nб\r\n\n"));

    [Fact]
    public void The_first_templates_use_only_what_there_is()
    {
        foreach (var kind in Enum.GetValues<LetterKind>())
        {
            foreach (var language in new[] { "ru", "en" })
            {
                var subject = FirstTemplates.Words.For($"{kind}.Subject", language);
                var body = FirstTemplates.Words.For($"{kind}.Body", language);
                Assert.Empty(LetterText.Unknown(subject));
                Assert.Empty(LetterText.Unknown(body));
                var values = LetterVariables.Example(language);
                Assert.InRange(LetterText.Render(subject, values).Text.Length, 10, LetterTemplate.LongestSubject);
                Assert.Empty(LetterText.Render(body, values).Missing);
                Assert.Null(LetterText.Braces(LetterText.Render(body, values).Text));
            }
        }
    }

    private static (string Text, IReadOnlyList<string> Missing) Render(string template) => LetterText.Render(template, Values);
}
