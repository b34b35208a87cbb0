// Takes away what the chosen kind has no use for.
def project = new File(request.outputDirectory, request.artifactId)
def kind = request.properties['kind']
def names = [fact: ['OwnFact.java'], function: ['OwnFunction.java'], report: ['OwnReport.java', 'OwnReportTest.java', 'notice.ftlh'],
        terms: ['OwnTerms.java', 'OwnTermsTest.java']]
project.eachFileRecurse { file ->
    if (names.any { of, files -> of != kind && file.name in files }) {
        file.delete()
    }
}
if (kind in ['data', 'step']) {
    new File(project, 'src/main/java').deleteDir()
}
if (kind != 'report') {
    new File(project, 'src/main/templates').deleteDir()
}
