using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// The letter for mail programs: tables and styles on the elements, since half of them know nothing else; no picture, nothing from
/// elsewhere. What a program does not know of the night it leaves out.
/// </summary>
internal static class NoticeHtml
{
    private const string Serif = "font-family:'PT Serif',Georgia,'Noto Serif','Songti SC',serif";
    private const string Sans = "font-family:'PT Sans',-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei',sans-serif";
    private const string Mono = "font-family:'PT Mono',Menlo,Consolas,monospace";
    private const string Stripe =
        "height:8px;line-height:8px;font-size:0;background-color:#123f86;background-image:repeating-linear-gradient("
        + "-45deg,#b3261e 0 14px,#fffdf8 14px 28px,#123f86 28px 42px,#fffdf8 42px 56px)";

    private const string Heading = $"margin:0 0 16px;{Serif};font-size:28px;line-height:1.2;text-wrap:balance;color:#1b2430";
    private const string Button =
        $"display:inline-block;padding:13px 24px;border-radius:10px;background:#123f86;color:#fffdf8;{Sans};font-size:17px;"
        + "font-weight:700;text-decoration:none";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(NoticeMessage notice) =>
        $$"""
        <!DOCTYPE html>
        <html lang="{{notice.Language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{Safe(notice.Subject)}}</title>
        <style>
        @media (prefers-color-scheme: dark) {
          .paper { background: #14161b !important; }
          .card { background: #1c1f26 !important; border-color: #30343d !important; }
          .ink { color: #e9e6df !important; }
          .quiet, .quiet a { color: #9aa3af !important; }
          .button { background: #8db4ff !important; color: #14161b !important; }
        }
        </style>
        </head>
        <body class="paper" style="margin:0;padding:0;background:#f6f3ec">
        <table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f6f3ec">
        <tr><td align="center" style="padding:28px 12px">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
        <tr><td class="ink" style="padding:0 4px 14px;{{Serif}};font-size:19px;font-weight:700;color:#1b2430">PostalTracking</td></tr>
        <tr><td class="card" style="background:#fffdf8;border:1px solid #ded7c8;border-radius:12px;overflow:hidden">
        <div style="{{Stripe}}">&nbsp;</div>
        <div style="padding:26px 24px 30px">
        <p class="quiet" style="margin:0 0 10px;{{Mono}};font-size:15px;line-height:1.4;color:#5d6673">{{Safe(notice.Number)}}</p>
        <h1 class="ink" style="{{Heading}}">{{Safe(notice.Title)}}</h1>
        {{string.Join("\n", notice.Lines.Select(Line))}}
        <p style="margin:24px 0 0">
        <a class="button" href="{{Safe(notice.Link.ToString())}}" style="{{Button}}">{{Safe(notice.Action)}}</a>
        </p>
        </div>
        </td></tr>
        <tr><td class="quiet" style="padding:18px 4px 0;{{Sans}};font-size:14px;line-height:1.5;color:#5d6673">
        <p style="margin:0 0 10px">{{Safe(notice.Why)}}</p>
        <p style="margin:0">{{Foot(notice, "Foot.Own", notice.Own)}} &nbsp;·&nbsp; {{Foot(notice, "Foot.Stop", notice.Stop)}}</p>
        </td></tr>
        </table>
        </td></tr>
        </table>
        </body>
        </html>

        """;

    private static string Line(string line) =>
        $"""<p class="ink" style="margin:0 0 12px;{Sans};font-size:17px;line-height:1.5;color:#1b2430">{Safe(line)}</p>""";

    private static string Foot(NoticeMessage notice, string key, Uri link) =>
        $"""<a href="{Safe(link.ToString())}" style="color:#5d6673">{Safe(notice.Word(key))}</a>""";

    private static string Safe(string text) => Encoder.Encode(text);
}
