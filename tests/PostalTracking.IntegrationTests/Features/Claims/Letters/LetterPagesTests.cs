using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.IntegrationTests.Features.Claims.Letters;

public sealed class LetterPagesTests(SharedLetterHouse shared) : IClassFixture<SharedLetterHouse>
{
    private const string Part = "/Features/Claims/Letters/_Letters.cshtml";

    [Fact]
    public async Task A_letter_is_written_looked_at_and_sent_by_forms_alone()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        var bank = await house.AddresseeAsync(name: "Банк <Острых> скобок");
        using var consultant = await house.App.SignInAsync("smirnov");
        var page = $"/desk/{claim.ClaimNumber}/letters/new";
        var choice = new Dictionary<string, string> { ["Choice"] = $"{bank.Id}:first-to-bank" };

        var (status, begun) = await consultant.SendAsync(page, $"{page}?handler=Begin", new(choice) { ["customerName"] = "Анна <b>" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Клиент: Анна &lt;b&gt;", begun, StringComparison.Ordinal);
        Assert.Contains("Подтверждение полиса, без кода доступа", begun, StringComparison.Ordinal);

        var letter = new Dictionary<string, string>(choice)
        {
            ["In"] = "ru",
            ["Form.Sequence"] = "1",
            ["Form.TemplateVersion"] = "1",
            ["Form.Subject"] = "Тема",
            ["Form.Body"] = "Просим вернуть {{amountAsked}}",
            ["Form.WithPolicyPaper"] = "true",
        };
        var (_, refused) = await consultant.SendAsync(page, $"{page}?handler=Preview", letter);
        Assert.Contains("осталась подстановка {{amountAsked}}", refused, StringComparison.Ordinal);

        letter["Form.Body"] = "Просим вернуть <1 000 ₽>";
        var (_, seen) = await consultant.SendAsync(page, $"{page}?handler=Preview", letter);
        Assert.Contains("<div class=\"letter-text\">Просим вернуть &lt;1 000 ₽&gt;</div>", seen, StringComparison.Ordinal);
        Assert.Equal(0, await house.App.CountAsync("letter", claim.TrackNumber));

        var (sent, _) = await consultant.SendAsync(page, $"{page}?handler=Send", letter);
        Assert.Equal(HttpStatusCode.Redirect, sent);
        Assert.Equal("Просим вернуть <1 000 ₽>", (await house.LetterAsync(claim)).Body);
        var (twice, again) = await consultant.SendAsync(page, $"{page}?handler=Send", letter);
        Assert.Equal(HttpStatusCode.Conflict, twice);
        Assert.Contains("появилось другое письмо", again, StringComparison.Ordinal);

        // Seen on its page and as its paper; each look is in the audit log.
        await house.CarryAsync();
        var shown = await TextAsync(consultant, $"/desk/{claim.ClaimNumber}/letters/1");
        Assert.Contains("Ждём ответ", shown, StringComparison.Ordinal);
        Assert.Contains((await house.LetterAsync(claim)).Enclosures.Single().Sha256, shown, StringComparison.Ordinal);
        using var pdf = await consultant.GetAsync(
            new Uri($"/desk/{claim.ClaimNumber}/letters/1.pdf", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2, await house.App.ValueAsync<long>(
            "select count(*) from audit_entry where action = 'claim.read' and subject = $1", claim.ClaimNumber));
    }

    [Fact]
    public async Task An_answer_is_filed_by_the_form_of_the_letter()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        await house.WriteAsync(claim, await house.AddresseeAsync());
        await house.CarryAsync();
        using var consultant = await house.App.SignInAsync("smirnov");
        var page = $"/desk/{claim.ClaimNumber}/letters/1";
        var answer = new Dictionary<string, string>
        {
            ["Form.On"] = house.Today(claim).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["Form.Outcome"] = "Refunded",
            ["Form.Text"] = "Возвращаем.",
            ["Form.Refunded"] = "много",
        };

        var (status, text) = await consultant.SendAsync(page, $"{page}?handler=Answer", answer);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("Напишите, сколько вернули", text, StringComparison.Ordinal);
        Assert.Contains("Возвращаем.", text, StringComparison.Ordinal);

        answer["Form.Refunded"] = "1 000,50 ₽";
        (status, _) = await consultant.SendAsync(page, $"{page}?handler=Answer", answer);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(1_000_50, (await house.NowAsync(claim)).AmountRecovered);
    }

    [Fact]
    public async Task Addressees_and_templates_are_the_seniors_and_letters_are_the_desks()
    {
        var house = shared.Cleared();
        using var consultant = await house.App.SignInAsync("smirnov");
        using var clerk = await house.App.SignInAsync("ivanova");
        foreach (var page in new[] { "/desk/letters/addressees", "/desk/letters/templates", "/desk/letters/templates/reminder" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(consultant, page));
        }

        foreach (var page in new[] { "/desk/letters", "/desk/letters/banks", "/desk/letters/banks.csv" })
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(consultant, page));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(clerk, page));
            Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(house.App.Http, page));
        }
    }

    [Fact]
    public async Task A_letter_that_failed_is_among_those_to_look_at()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        await house.WriteAsync(claim, await house.AddresseeAsync());
        house.Sink.Then(SmtpManner.Refuse);
        await house.CarryAsync();
        using var consultant = await house.App.SignInAsync("smirnov");

        Assert.Matches($"(?s){claim.ClaimNumber}-1.*Не дошло", await TextAsync(consultant, "/desk/letters"));
    }

    [Fact]
    public async Task The_customer_learns_that_a_letter_went_and_by_when_and_none_of_its_words()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        await house.WriteAsync(claim, await house.AddresseeAsync(name: "Банк «Тайный»"), body: "Слова письма.");
        var buyer = FiledClaims.Buyer(claim.TrackNumber, claim.PolicyNumber);
        Assert.DoesNotContain("написали", await PartAsync(house, claim, buyer, "ru"), StringComparison.Ordinal);
        await house.CarryAsync();
        await house.AnswerAsync(claim, 1, LetterOutcome.Refused, text: "Слова ответа.");

        foreach (var (language, said) in new[] { ("ru", "Мы написали в банк"), ("en", "We wrote to the bank on"), ("zh", "我们于") })
        {
            var part = await PartAsync(house, claim, buyer, language);
            Assert.Contains(said, part, StringComparison.Ordinal);
            Assert.DoesNotContain("Слова", part, StringComparison.Ordinal);
            Assert.DoesNotContain("Тайный", part, StringComparison.Ordinal);
            Assert.DoesNotContain("/desk", part, StringComparison.Ordinal);
        }

        var desk = await PartAsync(house, claim, FiledClaims.Consultant, "ru");
        Assert.Contains("Банк «Тайный»: <strong>ответ получен</strong>", desk, StringComparison.Ordinal);
        Assert.Contains($"/desk/{claim.ClaimNumber}/letters/1", desk, StringComparison.Ordinal);
    }

    /// <summary>The part of a case page, as any page would include it.</summary>
    private static async Task<string> PartAsync(LetterHouse house, Claim claim, ClaimActor actor, string language) =>
        WebUtility.HtmlDecode(await house.App.InScopeAsync(async services =>
        {
            var action = new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new ActionDescriptor());
            var view = services.GetRequiredService<ICompositeViewEngine>().GetView(null, Part, isMainPage: false).View!;
            var data = new ViewDataDictionary<ClaimView>(new EmptyModelMetadataProvider(), new ModelStateDictionary())
            {
                Model = new(await house.NowAsync(claim), actor, language),
            };
            await using var writer = new StringWriter();
            var temporary = new TempDataDictionary(action.HttpContext, services.GetRequiredService<ITempDataProvider>());
            await view.RenderAsync(new ViewContext(action, view, data, temporary, writer, new HtmlHelperOptions()));
            return writer.ToString();
        }));

    private static Task<string> TextAsync(HttpClient client, string path) =>
        client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
